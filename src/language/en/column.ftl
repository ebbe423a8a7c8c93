# Titles of columns that several tables have.

column-case = Case
column-cases = Cases
column-condition = Condition
column-consistency = Consistency
column-coverage = Coverage
column-n = n
column-necessary = Necessary
column-path = Path
column-pri = PRI
column-ron = RoN
column-row = Row
column-set = Set
