META
key;value
description;made from seed 14: one_voter
country;Nowhere
unit;Made
instance;14
num_projects;4
num_votes;1
budget;700
vote_type;approval
rule;unknown
PROJECTS
project_id;cost;name
1;58;Project 1
2;290;Project 2
3;290;Project 3
4;116;Project 4
VOTES
voter_id;vote
1;3,2,1
