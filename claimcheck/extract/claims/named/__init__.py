"""Facts whose value is a name or a word: where a firm sits, who is whose wife, how somebody is."""
