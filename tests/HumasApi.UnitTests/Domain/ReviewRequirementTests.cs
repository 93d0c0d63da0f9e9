using HumasApi.Domain;
using NUnit.Framework;

namespace HumasApi.UnitTests.Domain;

/// <summary>The one evaluation of review, for review and for four-eyes approval alike.</summary>
internal sealed class ReviewRequirementTests
{
    private static readonly Guid Child = Guid.NewGuid();
    private static readonly Guid Parent = Guid.NewGuid();
    private static readonly Guid Top = Guid.NewGuid();
    private static readonly Guid OfParent = Guid.NewGuid();
    private static readonly Guid OfTop = Guid.NewGuid();

    [Test]
    public void A_false_lifts_the_requirements_that_it_names_and_no_other([Values] bool fourEyes)
    {
        ReviewSetting Set(Guid unit, bool value, Guid? id, params Guid[] excused) =>
            new(unit, fourEyes ? null : value, fourEyes ? value : null, id, excused);
        bool InForce(params ReviewSetting[] upwards) =>
            ReviewPolicy.Of(ReviewRequirement.Of(upwards)) is var policy && (fourEyes ? policy.FourEyes : policy.Required);

        Assert.That(InForce(Set(Parent, true, OfParent)), "It is required.");
        Assert.That(InForce(Set(Child, false, null, OfParent), Set(Parent, true, OfParent)), Is.False, "It is lifted below.");
        Assert.That(InForce(Set(Child, false, null), Set(Parent, true, OfParent)), "What was said before the requirement lifts none.");
        Assert.That(InForce(Set(Child, false, null, OfTop), Set(Parent, true, OfParent)), "Another requirement is not lifted.");
        Assert.That(
            InForce(Set(Child, false, null, OfParent), Set(Parent, true, OfParent), Set(Top, true, OfTop)),
            "Of two, one is lifted."
        );
        Assert.That(
            InForce(Set(Child, false, null, OfParent, OfTop), Set(Parent, true, OfParent), Set(Top, true, OfTop)),
            Is.False,
            "Both are lifted."
        );
        Assert.That(InForce(Set(Child, true, OfParent, OfTop), Set(Top, true, OfTop)), "A unit may require more than those above it.");
    }

    [Test]
    public void Review_and_four_eyes_are_lifted_each_by_its_own_false()
    {
        IReadOnlyList<ReviewRequirement> Of(bool? review, bool? fourEyes) =>
            ReviewRequirement.Of([new(Child, review, fourEyes, null, [OfTop]), new(Top, true, true, OfTop, [])]);
        Assert.That(Of(false, null).Single(), Is.EqualTo(new ReviewRequirement(Top, OfTop, false, true)));
        Assert.That(Of(null, false).Single(), Is.EqualTo(new ReviewRequirement(Top, OfTop, true, false)));
        Assert.That(Of(false, false).Single().IsInForce, Is.False);
    }
}
