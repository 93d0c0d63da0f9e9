namespace HumasApi.Domain;

/// <summary>What is required before an article is published.</summary>
/// <param name="Required">Only an approved revision is published.</param>
/// <param name="FourEyes">The last editor cannot approve.</param>
/// <param name="From">The unit that requires it, of several the uppermost; null where nothing is required.</param>
internal readonly record struct ReviewPolicy(bool Required, bool FourEyes, Guid? From)
{
    /// <summary>
    /// What follows from all requirements that stand above a unit. Four-eyes approval has no meaning where no approval is
    /// required.
    /// </summary>
    public static ReviewPolicy Of(IReadOnlyList<ReviewRequirement> requirements) =>
        new(
            requirements.Any(one => one.IsInForce),
            requirements.Any(one => one.FourEyes == true),
            requirements.LastOrDefault(one => one.IsInForce)?.UnitId
        );

    /// <summary>What both require.</summary>
    public ReviewPolicy And(ReviewPolicy other) => new(Required || other.Required, FourEyes || other.FourEyes, From ?? other.From);
}

/// <summary>What a unit sets for itself and all units below it.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Required">true: only approved articles are published; false: excused; null: nothing is set.</param>
/// <param name="FourEyes">The same for: nobody approves what they wrote last.</param>
/// <param name="RequirementId">Identity of what it requires; null where it requires nothing.</param>
/// <param name="Excused">The requirements of units above that a false of this unit lifts.</param>
internal sealed record ReviewSetting(Guid UnitId, bool? Required, bool? FourEyes, Guid? RequirementId, IReadOnlyList<Guid> Excused);

/// <summary>A requirement that stands above a unit, or that the unit has itself.</summary>
/// <param name="UnitId">The unit that requires it.</param>
/// <param name="Id">Its identity.</param>
/// <param name="Review">true: in force; false: lifted on the way down; null: not required.</param>
/// <param name="FourEyes">The same.</param>
internal sealed record ReviewRequirement(Guid UnitId, Guid? Id, bool? Review, bool? FourEyes)
{
    public bool IsInForce => Review == true || FourEyes == true;

    /// <summary>Whether it leaves a unit free that the other place, if it is there at all, does not.</summary>
    public bool FreesMoreThan(ReviewRequirement? other) =>
        (Review == false && other?.Review != false) || (FourEyes == false && other?.FourEyes != false);

    /// <summary>
    /// The one evaluation of review: each requirement holds for all below, but for those that it was itself lifted for. A false
    /// lifts the requirements that it names and no other, so neither a later requirement nor one at another place is lifted by it.
    /// </summary>
    /// <param name="upwards">The settings of a unit and of those above it, its own first.</param>
    public static IReadOnlyList<ReviewRequirement> Of(IEnumerable<ReviewSetting> upwards)
    {
        var (requirements, withoutReview, withoutFourEyes) = (new List<ReviewRequirement>(), new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var setting in upwards)
        {
            if (setting.Required == true || setting.FourEyes == true)
                requirements.Add(
                    new ReviewRequirement(
                        setting.UnitId,
                        setting.RequirementId,
                        InForce(setting.Required, setting.RequirementId, withoutReview),
                        InForce(setting.FourEyes, setting.RequirementId, withoutFourEyes)
                    )
                );
            if (setting.Required == false)
                withoutReview.UnionWith(setting.Excused);
            if (setting.FourEyes == false)
                withoutFourEyes.UnionWith(setting.Excused);
        }
        return requirements;
    }

    private static bool? InForce(bool? set, Guid? requirement, HashSet<Guid> lifted) =>
        set == true ? requirement is not { } id || !lifted.Contains(id) : null;
}
