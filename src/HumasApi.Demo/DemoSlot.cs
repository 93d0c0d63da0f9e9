namespace HumasApi.Demo;

/// <summary>What a template can ask for; <see cref="DemoTemplate"/> explains each.</summary>
internal enum DemoSlot
{
    None,
    Unit,
    Nick,
    FullUnit,
    Town,
    Wb,
    WbStart,
    WbTitle,
    Head,
    Officer,
    Subject,
    SubjectTitle,
    Partner,
    PartnerTitle,
    Quote,
    Mention,
    A,
    B,
    Day,
    Next,
    Date,
    NextDate,
    Month,
    Time,
}
