"""What CVDR, BWB and the official gazettes share: the elements of classic Dutch legislation XML, read tolerantly."""
