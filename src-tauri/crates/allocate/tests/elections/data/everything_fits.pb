META
key;value
description;made from seed 13: everything_fits
country;Nowhere
unit;Made
instance;13
num_projects;5
num_votes;20
budget;100000
vote_type;approval
rule;unknown
PROJECTS
project_id;cost;name
1;15173;Project 1
2;35207;Project 2
3;35152;Project 3
4;42919;Project 4
5;11729;Project 5
VOTES
voter_id;vote
1;2,5
2;2,1
3;2,3,1,5,4
4;1,3,5,4,2
5;4,2,5,3
6;4,5
7;4,3,5
8;3
9;3,4,5,1,2
10;5,2,4,1
11;5,3
12;3,4,2
13;3,4,1,2,5
14;2,5,3,4,1
15;4
16;4,1,3,2
17;2
18;4,5
19;2,4,3
20;3,2,5
