DROP TABLE plots;
