META
key;value
description;made from seed 7: too_dear
country;Nowhere
unit;Made
instance;7
num_projects;7
num_votes;35
budget;2000
vote_type;approval
rule;unknown
PROJECTS
project_id;cost;name
1;2001;Project 1
2;202;Project 2
3;672;Project 3
4;128;Project 4
5;564;Project 5
6;404;Project 6
7;115;Project 7
VOTES
voter_id;vote
1;2,1,6,4,7
2;2
3;5
4;1,5,7,2
5;1,5,6,4,7
6;1,5
7;3,4
8;5,1
9;3,5,2,1,7
10;6,2,3,1,5
11;5
12;5
13;4,6
14;4,3,7,5,2
15;2,7,6
16;5
17;5,4,3
18;3,5,1,6
19;4,2,3,6,7
20;1,6,7,3
21;6,3,5
22;5,4,1,7
23;4,6,1
24;6
25;6,5,4
26;6,4,3
27;4
28;2,5,1
29;1,2,3,6
30;4,7
31;1,2,4,5
32;3,2,4,7,5
33;3,6,4,2
34;1,2
35;2,6
