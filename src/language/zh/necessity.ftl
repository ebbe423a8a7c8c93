# 必要性分析一节。

necessity-heading = { $outcome } 的必要性分析
necessity-cutoffs = 条件（或其否定）须同时达到以下标准方视为必要条件：{ $cutoffs }。
necessity-consistency-of = 一致性不低于 { $least }
necessity-coverage-of = 覆盖度不低于 { $least }
necessity-relevance-of = 必要性的相关性（RoN）不低于 { $least }
necessity-caption = 各条件及其否定对 `{ $outcome }` 的必要性：一致性为 Σ min(x, y) / Σ y，覆盖度为 Σ min(x, y) / Σ x，RoN 为必要性的相关性。
necessity-passing-condition = `{ $condition }`（一致性 { $consistency }，RoN { $relevance }）
necessity-passing = `{ $outcome }` 的必要条件：{ $conditions }。
necessity-nothing = 没有任何条件或其否定构成 `{ $outcome }` 的必要条件。

necessity-perhaps-trivial = 是，但可能无足轻重
necessity-low-consistency = 否：一致性过低
necessity-low-coverage = 否：覆盖度过低
necessity-low-relevance = 否：无足轻重（RoN 过低）

necessity-column-disjunction = 析取式
necessity-disjunctions-caption = 由至多 { $most } 个条件构成且达到 `{ $outcome }` 必要条件标准的析取式，其中均不包含更小的必要析取式。析取式能否代表一个独立的概念，须由理论判断。
necessity-no-disjunction = 由至多 { $most } 个条件构成的析取式均不构成 `{ $outcome }` 的必要条件。
necessity-no-single-tried = 在搜索由至多 { $most } 个条件构成的 `{ $outcome }` 的必要析取式时，步数已用尽（`limits.steps`）：单个条件尚未全部检验。
necessity-no-order-tried = 在搜索由至多 { $most } 个条件构成的 `{ $outcome }` 的必要析取式时，步数已用尽（`limits.steps`）：任何阶数的析取式均未全部检验。
necessity-some-tried = 在搜索由至多 { $most } 个条件构成的 `{ $outcome }` 的必要析取式时，步数已用尽（`limits.steps`）：仅由至多 { $tried } 个条件构成的析取式已全部检验。

necessity-column-claim = 必要性论断
necessity-claimed-caption = 增强型标准分析中声明为 `{ $outcome }` 必要条件的表达式。

necessity-cases-caption = 适合案例内深入考察的案例与适合比较的案例对，每类至多三个，最优者居前。典型案例既隶属于条件又隶属于结果，且对条件的隶属度不低于对结果的隶属度；相关性偏离案例仅隶属于条件，一致性偏离案例仅隶属于结果（按真值表行分组；成对案例在其余条件上相同）。
necessity-column-typical = 典型案例
necessity-column-deviant-relevance = 偏离案例（相关性）
necessity-column-deviant-consistency = 偏离案例（一致性）
necessity-column-typical-deviant-relevance = 典型与偏离案例（相关性）
necessity-column-typical-deviant-consistency = 典型与偏离案例（一致性）
