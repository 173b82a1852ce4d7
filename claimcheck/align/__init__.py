"""Claims of many articles in, facts out: claims on one fact, with the reasons for every link."""
