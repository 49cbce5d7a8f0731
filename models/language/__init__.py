"""The network of the language layer: its data, its training, its export."""
