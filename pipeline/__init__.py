"""renvooi: a Git-native legislation pipeline for Dutch municipalities."""
