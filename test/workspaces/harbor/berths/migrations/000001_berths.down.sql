DROP TABLE ship_calls;
DROP TABLE berths;
