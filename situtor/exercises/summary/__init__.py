"""What the class thinks: pictures of all answers to an exercise (`room`), and of a day of ranges
(`calibration`).
"""
