"""crossread collates many news reports of one event, as textual critics collate manuscripts."""
