"""The same work in one process, in several of this machine, or on a cluster.

What is spread is written as a partition of the stores (`pieces`), a function of one of them that needs nothing else,
and what is made of all results. An engine (`engine`) says where the function runs; the answer is the same everywhere.
"""
