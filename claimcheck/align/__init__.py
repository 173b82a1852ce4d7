"""Claims of many articles in, facts out: the claims on each, with the reasons for every link."""
