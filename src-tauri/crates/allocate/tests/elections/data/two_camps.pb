META
key;value
description;made from seed 16: two_camps
country;Nowhere
unit;Made
instance;16
num_projects;12
num_votes;42
budget;3600
vote_type;approval
rule;unknown
PROJECTS
project_id;cost;name
1;900;Project 1
2;1200;Project 2
3;1200;Project 3
4;900;Project 4
5;1200;Project 5
6;600;Project 6
7;1200;Project 7
8;300;Project 8
9;1200;Project 9
10;900;Project 10
11;600;Project 11
12;600;Project 12
VOTES
voter_id;vote
1;7
2;8,11,2
3;3,12,6
4;4
5;11
6;9,3,6,12
7;10,1,4
8;11,8,2,5
9;9
10;1
11;5,11,2
12;9,6,12
13;1,10,4,7
14;11,2,5,8
15;3,6,12,9
16;10,4
17;2
18;9,6,3,12
19;1,7,10
20;5
21;12
22;1
23;11
24;9,3
25;1,10
26;2,11
27;9,6
28;1,4,7,10
29;8,2,11,5
30;12,9
31;10,1,7
32;11
33;9
34;10
35;5,11,2,8
36;12,6
37;10,1
38;11,2,5
39;12,3
40;7,10,4,1
41;8
42;6,9,12,3
