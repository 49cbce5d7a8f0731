"""Files for the programs of others: sheets and graphs."""
