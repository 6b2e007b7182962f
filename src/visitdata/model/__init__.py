"""The records: what a news report says, who says it, and where it stands."""
