META
key;value
description;made from seed 2: equal_costs
country;Nowhere
unit;Made
instance;2
num_projects;10
num_votes;40
budget;900
vote_type;approval
rule;unknown
PROJECTS
project_id;cost;name
1;150;Project 1
2;150;Project 2
3;150;Project 3
4;150;Project 4
5;150;Project 5
6;150;Project 6
7;150;Project 7
8;150;Project 8
9;150;Project 9
10;150;Project 10
VOTES
voter_id;vote
1;2
2;6
3;5,10
4;4,1,3,10,6
5;9,6,8,5
6;1,10,6
7;6,7,9,5
8;9,3
9;4,1
10;6,3
11;9,10
12;9,10,3
13;7,9,6,10
14;6,10,8,2,4
15;9,4,8,3
16;9,10,6,8
17;8,6,10,4
18;6,3
19;5,8,10,3,6
20;9,10,7,3,6
21;8,9
22;10,2,6
23;4
24;1
25;1,5,4,6,10
26;3,5,4,7,2
27;7
28;1
29;6,3,4
30;2
31;2
32;1
33;6
34;3,10,9
35;1,7,10,9,2
36;1,10
37;10,2,5
38;8,1,5
39;9,1,5,7
40;10,3,8,2
