namespace HumasApi.Demo;

/// <summary>The kinds of office where a story can happen.</summary>
[Flags]
internal enum DemoAudience
{
    None = 0,
    Ministry = 1,
    Directorate = 2,
    Regional = 4,
    Lapas = 8,
    Rutan = 16,
    Lpka = 32,
    Bapas = 64,

    /// <summary>A regional office that serves the law alone. None was one before the ministry was split, so no story asks for it.</summary>
    LegalOffice = 128,
    Central = Ministry | Directorate,
    Prisons = Lapas | Rutan | Lpka,
    Field = Prisons | Bapas,
    Offices = Field | Regional,
    All = Offices | Central,
}
