META
key;value
description;made from seed 12: ordinal
country;Nowhere
unit;Made
instance;12
num_projects;9
num_votes;40
budget;3500
vote_type;ordinal
rule;unknown
PROJECTS
project_id;cost;name
1;583;Project 1
2;583;Project 2
3;583;Project 3
4;583;Project 4
5;583;Project 5
6;583;Project 6
7;583;Project 7
8;583;Project 8
9;583;Project 9
VOTES
voter_id;vote
1;5,6,2,4
2;6
3;5,8,6,9
4;9,1
5;3,8,9,2,7
6;1,4
7;9
8;7,2,1
9;9
10;2,7
11;2,7,9,5
12;9,3,6
13;9
14;9,2
15;7,8,4,5
16;9,1,6,7
17;4
18;6,9,7
19;5,2,3,8
20;6,9,5
21;9,3,1,4,6
22;9
23;4
24;1,7,2,5
25;9
26;3,2
27;1,7,3
28;6,1,5,4
29;4,6,3
30;8,9,2,7
31;9,6,2,7
32;1,5
33;3,4,7
34;9
35;4
36;2,6,5,7,9
37;6
38;2,4,7
39;9,8,4,6,3
40;8,3,4
