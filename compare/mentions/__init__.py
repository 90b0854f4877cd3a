"""What an article mentions, read from it alone: names, quantities and moments, each a record with true offsets.

One module a kind of mention; none knows another, and none knows that a second article exists.
"""
