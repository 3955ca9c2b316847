"""The true sites of Merrow Bay and their titles, before any publisher has written them down."""
