# 论断核验一节。

claims-none = 本研究未声明需要核验的论断。
claims-caption = 各项论断对结果的预期及实际所得。
claims-column-claim = 论断
claims-column-expected = 预期
claims-column-found = 实得
claims-column-holds = 是否成立
claims-holding = 共核验 { $all } 项论断，其中 { $holding } 项成立。存在并列模型时，须所有模型均满足，论断方为成立。
claims-departs = “{ $claim }”与数据不符，研究者已知悉：{ $reason }
claims-holds-all-the-same = 研究文件称“{ $claim }”与数据不符，但该论断实际成立：{ $reason }
