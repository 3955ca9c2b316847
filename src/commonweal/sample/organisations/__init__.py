"""The true organisations of Merrow Bay, before any register has written them down."""
