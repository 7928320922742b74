"""What `make` runs beside the tests: the wheel, the lowest versions, the page of licences."""
