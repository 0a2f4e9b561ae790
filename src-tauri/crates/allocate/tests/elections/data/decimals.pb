META
key;value
description;made from seed 4: decimals
country;Nowhere
unit;Made
instance;4
num_projects;9
num_votes;50
budget;3000.75
vote_type;approval
rule;unknown
PROJECTS
project_id;cost;name
1;422.93;Project 1
2;235.52;Project 2
3;648.6;Project 3
4;308.59;Project 4
5;183.83;Project 5
6;656.41;Project 6
7;1384.66;Project 7
8;1218.94;Project 8
9;1169.17;Project 9
VOTES
voter_id;vote
1;9,6
2;3,2,9
3;1,5
4;4,3,8
5;6,2,7
6;6,7,5,2,9
7;8,5
8;9
9;1,5,8
10;9,4,8
11;5,7,4,2
12;5,9
13;2
14;8
15;9,8,6
16;3,4,1
17;4,8,3,2
18;7,6,8
19;4,6,1,7,2
20;4,2,3
21;5,8
22;1
23;2,5,6
24;1,6,3
25;3,7,8
26;2,5,8,9,4
27;3,5,4
28;3,6,5,1,9
29;8
30;6,9
31;2,8,9
32;4,2,1,7
33;3
34;3,1,5,4,7
35;6,1
36;9
37;7,4,8
38;4,8
39;8,1,2,4
40;4,7,8,2
41;4,1,8,3
42;4,9,7
43;7,5
44;6,1
45;2,7,6
46;8
47;2,7,9,5
48;6,5
49;6,7,5,2
50;6,7,4
