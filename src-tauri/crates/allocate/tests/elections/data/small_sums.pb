META
key;value
description;made from seed 18: small_sums
country;Nowhere
unit;Made
instance;18
num_projects;14
num_votes;48
budget;97
vote_type;approval
rule;unknown
PROJECTS
project_id;cost;name
1;6;Project 1
2;4;Project 2
3;22;Project 3
4;15;Project 4
5;11;Project 5
6;8;Project 6
7;7;Project 7
8;16;Project 8
9;21;Project 9
10;16;Project 10
11;6;Project 11
12;16;Project 12
13;10;Project 13
14;15;Project 14
VOTES
voter_id;vote
1;4,5,12
2;6
3;11,13,3,4,12
4;4,12
5;10,9,4
6;4,12,5,13
7;6
8;4,13,12,7
9;6,10,13,9,5
10;10,12,5
11;2,5,8,10,9
12;8,11
13;4,14
14;3,7,9,8
15;2,12,4,10,5
16;14,6,11,9,8
17;8
18;8,3
19;2,4,11,14
20;6,4,11,7,10
21;11,13,9,1,3
22;8
23;14,7,3,13
24;3,5,12,7
25;3,6,13
26;5,3,7,9,1
27;7,3,13,10,14
28;9
29;9,8,14,2,1
30;13,5,7,12,8
31;9,8,7,3,4
32;14,13
33;6,12
34;8,1,2
35;13,9,12
36;14,9
37;4,5
38;3
39;12,13,4,3,5
40;10
41;2,6,13
42;10
43;6,12,3
44;12,7,9,13
45;12,1,5,7,13
46;5,7,14,2,4
47;3,6,14
48;2,14,6,11
