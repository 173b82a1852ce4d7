"""Takes sentences apart into claims: a value in a slot, said by somebody."""
