"""Where every fact comes from: snapshots, the files that were read, and what changed between them."""
