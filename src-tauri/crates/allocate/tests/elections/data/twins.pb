META
key;value
description;made from seed 15: twins
country;Nowhere
unit;Made
instance;15
num_projects;10
num_votes;32
budget;2400
vote_type;approval
rule;unknown
PROJECTS
project_id;cost;name
1;1161;Project 1
2;1161;Project 2
3;902;Project 3
4;250;Project 4
5;1185;Project 5
6;91;Project 6
7;1064;Project 7
8;841;Project 8
9;1039;Project 9
10;1200;Project 10
VOTES
voter_id;vote
1;6
2;6,5,7,3
3;4,10,6
4;4,5,7
5;10,8
6;8,10,5
7;8,6,10
8;8,1,10,2
9;9,3
10;1,5,8,10,2
11;7
12;
13;9,5,7,10
14;3,9
15;6,4,3,7
16;6,7
17;6,8,7
18;8,3
19;7,10,1,9,2
20;5,10
21;8
22;5
23;8,10
24;1,9,10,4,2
25;10
26;4,8,5,6
27;10
28;1,2
29;7,10,6
30;10
31;10,8,5
32;1,7,9,10,6,2
