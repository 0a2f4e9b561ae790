META
key;value
description;made from seed 5: quoted
country;Nowhere
unit;Made
instance;5
num_projects;11
num_votes;45
budget;5000
vote_type;approval
rule;unknown
PROJECTS
project_id;cost;name
BO.OM.16/1;1045;Project BO.OM.16/1
BO.OM.16/2;390;"Shade; ""north"" side"
P03;736;Project P03
4;1868;"Shade; ""north"" side"
c5;1109;Project c5
P06;578;"Shade; ""north"" side"
c7;2189;Project c7
P08;1065;"Shade; ""north"" side"
BO.OM.16/9;1941;Project BO.OM.16/9
10;319;"Shade; ""north"" side"
c11;1602;Project c11
VOTES
voter_id;vote
1;P03,c11,BO.OM.16/1,BO.OM.16/9
2;4,P03
3;c5,P06
4;BO.OM.16/9,4
5;4,c7
6;BO.OM.16/1,P06,c7
7;P03,c5
8;P06
9;10,c11,BO.OM.16/1
10;c11,P06,BO.OM.16/2,c5,P03
11;P08,P06,P03
12;P08,P03,BO.OM.16/1,c5
13;P06
14;BO.OM.16/1,BO.OM.16/9,c7,P06
15;10,BO.OM.16/1,P08,c11
16;10,4
17;4
18;P06,BO.OM.16/9,c11,c5
19;BO.OM.16/2,10,P06,c5
20;c7
21;4
22;BO.OM.16/9,10,P06
23;P06,c5
24;BO.OM.16/2,c5,P06,10,c11
25;c11
26;c5,P08
27;BO.OM.16/1,BO.OM.16/2
28;BO.OM.16/9,c7,BO.OM.16/1,4,P06
29;P06,c5,P08,c7,BO.OM.16/2
30;c11
31;P08
32;4,P03,10
33;BO.OM.16/2,P03,c7,P06
34;BO.OM.16/1,c7
35;P03,P08,c11
36;P08,c11,P06,10,P03
37;P08,c7,P03
38;c7
39;P03,P08,P06,c11,BO.OM.16/1
40;c5,BO.OM.16/9,10,P06
41;P06
42;c11,BO.OM.16/1,c5,P06,BO.OM.16/9
43;P08,c5,10
44;c11,P03,BO.OM.16/1
45;BO.OM.16/9,c5,P06,10
