"""Files for the programs of others: sheets, graphs, annotations and a critical apparatus."""
