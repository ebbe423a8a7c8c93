# 多个表格共用的列名。

column-case = 案例
column-cases = 案例
column-condition = 条件
column-consistency = 一致性
column-coverage = 覆盖度
column-n = n
column-necessary = 是否必要
column-path = 路径
column-pri = PRI
column-ron = RoN
column-row = 行号
column-set = 集合
