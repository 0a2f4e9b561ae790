# Follow-up: the milestones of the commitments, by date.

follow-about = What is followed up are the commitments: here are their milestones, nearest first.
follow-empty = No milestones with a date yet
follow-no-commitments = Commitments are created from the result first; their milestones appear here.
follow-no-milestones = Add milestones to each commitment and they appear here in order.
follow-go = Go to commitments
follow-milestones = Milestones by date
follow-due = Date
follow-product = What is delivered
follow-no-date = No date
follow-key-arrows = Go from one milestone to another
