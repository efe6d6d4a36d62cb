"""The official XSDs and Schematrons of STOP and the LVBB, run over a delivery."""
