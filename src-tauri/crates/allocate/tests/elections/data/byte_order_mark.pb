META
key;value
description;made from seed 19: byte_order_mark
country;Nowhere
unit;Made
instance;19
num_projects;8
num_votes;26
budget;1300
vote_type;approval
rule;unknown
PROJECTS
project_id;cost;name
1;108;Project 1
2;540;Project 2
3;108;Project 3
4;540;Project 4
5;216;Project 5
6;432;Project 6
7;324;Project 7
8;540;Project 8
VOTES
voter_id;vote
1;3,5,8
2;5
3;6,3,1,7
4;1,5,7
5;2,8
6;8
7;2,7,1,4
8;2
9;7,8,4,6,3
10;3,7,6,4,2
11;2,7,8,4,6
12;3,6
13;2,5,6,4
14;8
15;2,5,4,7
16;6,4,5,2
17;4
18;1
19;7,4,1,3
20;8,3
21;7,3,6,2
22;8,3,7,1
23;4
24;7,1,4
25;8
26;8,6,1,2,4
