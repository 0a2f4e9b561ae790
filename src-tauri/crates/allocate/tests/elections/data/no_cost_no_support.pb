META
key;value
description;made from seed 6: no_cost_no_support
country;Nowhere
unit;Made
instance;6
num_projects;10
num_votes;30
budget;2500
vote_type;approval
rule;unknown
PROJECTS
project_id;cost;name
1;1007;Project 1
2;0;Project 2
3;645;Project 3
4;382;Project 4
5;76;Project 5
6;854;Project 6
7;628;Project 7
8;968;Project 8
9;513;Project 9
10;980;Project 10
VOTES
voter_id;vote
1;8,7,2
2;2,8,5,6
3;2,7,4
4;2,3,4
5;8,6,1
6;5,1
7;4
8;8,7,2
9;1,6,3,2,4
10;6,5,1
11;4
12;5
13;4,8,7
14;3,5
15;1,2
16;1,6
17;5,3,4
18;7,3,2,4,1
19;7,5
20;2,4,8,1
21;8,4,7,1,6
22;5,6,4,1
23;5,4
24;3,1,7,5
25;5
26;6,2,3,5,4
27;5,4,7
28;8,3,5,4,6
29;3,6,4,7
30;8,3,7
