META
key;value
description;made from seed 17: three_camps
country;Nowhere
unit;Made
instance;17
num_projects;9
num_votes;33
budget;999
vote_type;approval
rule;unknown
PROJECTS
project_id;cost;name
1;275;Project 1
2;409;Project 2
3;481;Project 3
4;166;Project 4
5;390;Project 5
6;361;Project 6
7;341;Project 7
8;82;Project 8
9;43;Project 9
VOTES
voter_id;vote
1;7,4
2;8,5
3;9,6,3
4;1,7,4
5;8
6;9,3,6
7;1,7,4
8;2,5
9;9,3,6
10;4,1,7
11;8,2
12;6,3,9
13;7,1
14;2,8
15;3,9,6
16;4
17;5
18;9
19;7,1,4
20;5,8,2
21;6
22;7
23;5,8,2
24;6
25;4
26;5,8,2
27;3,6,9
28;7
29;5,2,8
30;6,9
31;1
32;2,8
33;3
