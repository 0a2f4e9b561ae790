META
key;value
description;made from seed 3: many_ties
country;Nowhere
unit;Made
instance;3
num_projects;9
num_votes;24
budget;600
vote_type;approval
rule;unknown
PROJECTS
project_id;cost;name
1;100;Project 1
2;250;Project 2
3;250;Project 3
4;100;Project 4
5;150;Project 5
6;250;Project 6
7;200;Project 7
8;250;Project 8
9;50;Project 9
VOTES
voter_id;vote
1;1,8,3,5,2
2;8,9
3;3,4,6,2
4;7,1,6,8,2
5;1,5,7,9,3
6;7,9,4,6
7;8,3,9,1,6
8;8,4
9;7,5,4
10;7,6,5,9,4
11;4,6,8,1,3
12;3,6,5,7,8
13;4
14;5,9,1,7,4
15;2,6,7,1
16;3,1,9,4
17;2,1,5,7
18;7
19;6,5,8,2,1
20;1,2,9
21;9,1,2,4,3
22;5,3,6,1,8
23;6,3,7
24;7,8,9,5
