"""The pair network: its pairs, its training and its export."""
