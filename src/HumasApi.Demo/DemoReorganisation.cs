namespace HumasApi.Demo;

/// <summary>
/// What became of the ministry on 5 November 2024 (Perpres 139, 155, 156 and 157 of 2024): it was split into three, and its
/// regional office among their offices. The technical units went to the directorate's side. Simplified: only what the
/// demo's tree needs.
/// </summary>
/// <param name="Day">The day from which the successors speak.</param>
/// <param name="LegalBasis">The decree, as units give it.</param>
/// <param name="Splits">The units that closed, parents before children.</param>
/// <param name="Units">The units that opened on the day, parents before children.</param>
public sealed record DemoReorganisation(DateOnly Day, string LegalBasis, IReadOnlyList<DemoSplit> Splits, IReadOnlyList<DemoUnit> Units);

/// <summary>A unit that closed, the units it became, and the one of them that inherits its archive.</summary>
/// <param name="UnitSlug">The unit that closed.</param>
/// <param name="SuccessorSlugs">What it became.</param>
/// <param name="HeirSlug">The one that inherits its archive, and does most of what it did.</param>
/// <param name="LegalSlug">The one that does its legal work; null where no story of the demo is about that.</param>
public sealed record DemoSplit(string UnitSlug, IReadOnlyList<string> SuccessorSlugs, string HeirSlug, string? LegalSlug = null);
