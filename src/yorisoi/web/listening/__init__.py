"""Read aloud without a cloud: any page for participants or for everybody, said by this machine."""
