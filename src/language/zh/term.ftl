# 方法术语。

term-conservative = 保守解
term-intermediate = 中间解
term-parsimonious = 简约解
term-enhanced-intermediate = 增强型中间解
term-enhanced-parsimonious = 增强型简约解
