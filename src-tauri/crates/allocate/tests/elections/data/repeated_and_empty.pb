META
key;value
description;made from seed 8: repeated_and_empty
country;Nowhere
unit;Made
instance;8
num_projects;10
num_votes;55
budget;4000
vote_type;approval
rule;unknown
PROJECTS
project_id;cost;name
1;546;Project 1
2;1929;Project 2
3;358;Project 3
4;1445;Project 4
5;280;Project 5
6;585;Project 6
7;1998;Project 7
8;514;Project 8
9;1327;Project 9
10;983;Project 10
VOTES
voter_id;vote
1;
2;7,8,4,10
3;2,8,4,7
4;5
5;7,8,10,6,1,7
6;2,10,7
7;7,2,1,3,9
8;8
9;4,3,2,5,1,4
10;
11;4,3,8,6
12;8,5,6,7,4
13;3,2,3
14;6,10,8,5,7
15;5,3
16;9,5,2
17;9,4,6,2,1,9
18;6,4,5
19;
20;7
21;7,5,10,7
22;7,2
23;1,4
24;5,2
25;7,7
26;3,7,4
27;7,8
28;
29;7,2,9,3,7
30;1
31;2
32;9,6,3,7,5
33;3,2,4,1,3
34;6,7
35;2,5,6,3,7
36;8
37;
38;1,10
39;3,10,6,4,7
40;2
41;10,4,10
42;8,3,7,1
43;10
44;3,8,2,6
45;10,7,6,4,10
46;
47;1,4
48;8
49;2,2
50;1,10
51;7,9,2
52;9,4,10,3,5
53;9,4,1,3,9
54;5,2,6,4,9
55;
