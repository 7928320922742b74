"""What leaves a store: documents as values, before any format writes them."""
