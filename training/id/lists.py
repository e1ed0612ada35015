"""Names and verbs that the made sentences are filled with.

They are words of the world, not of the treebanks: states, leaders, bodies and cities that international
news names daily and that a treebank of encyclopaedia pages hardly holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

#: Words on a line of a list of classes.
_LINE = 100


def listed(text: str) -> list[str]:
    """Part a text at blanks: a long list of words is easier to read and to change this way."""
    return text.split()


def phrases(text: str) -> list[str]:
    """Part a text at bars and line ends, for names of several words."""
    parts = (part.strip() for part in text.replace("\n", "|").split("|"))
    return [part for part in parts if part]


STATES = phrases(
    """
    Rusia | Ukraina | Iran | Israel | Palestina | Tiongkok | China | Cina | Jepang | India | Pakistan
    Turki | Suriah | Irak | Yaman | Lebanon | Mesir | Yordania | Qatar | Prancis | Jerman | Inggris
    Italia | Spanyol | Polandia | Belarus | Georgia | Armenia | Azerbaijan | Afghanistan | Myanmar
    Thailand | Kamboja | Vietnam | Filipina | Malaysia | Singapura | Indonesia | Australia | Kanada
    Meksiko | Brasil | Argentina | Venezuela | Kolombia | Kuba | Libya | Sudan | Etiopia | Somalia
    Nigeria | Kenya | Aljazair | Maroko | Tunisia | Swedia | Finlandia | Norwegia | Denmark | Belanda
    Belgia | Hungaria | Rumania | Serbia | Kosovo | Yunani | Taiwan | Mongolia | Kazakhstan | Nepal
    Bangladesh | AS | Korut | Korsel | Arab Saudi | Amerika Serikat | Korea Utara | Korea Selatan
    Uni Emirat Arab | Afrika Selatan | Timor Leste | Selandia Baru | Sri Lanka | Papua Nugini
    Sudan Selatan | Pantai Gading | Republik Ceko | Amerika
    """
)

PEOPLE = phrases(
    """
    Trump | Putin | Zelensky | Zelenskyy | Biden | Netanyahu | Xi Jinping | Kim Jong Un | Kim Jong-un
    Erdogan | Macron | Scholz | Merz | Starmer | Modi | Khamenei | Pezeshkian | Araghchi | Lavrov
    Rubio | Blinken | Hegseth | Guterres | Rutte | Stoltenberg | Lukashenko | Orban | Prabowo
    Prabowo Subianto | Joko Widodo | Retno Marsudi | Sugiono | Marcos | Ferdinand Marcos Jr
    Anwar Ibrahim | Lee Jae-myung | Yoon Suk Yeol | Ishiba | Kishida | Shigeru Ishiba | Narendra Modi
    Shehbaz Sharif | Donald Trump | Vladimir Putin | Joe Biden | Volodymyr Zelensky
    Benjamin Netanyahu | Emmanuel Macron | Olaf Scholz | Friedrich Merz | Keir Starmer | Ali Khamenei
    Masoud Pezeshkian | Abbas Araghchi | Sergei Lavrov | Marco Rubio | Antony Blinken | Pete Hegseth
    Antonio Guterres | Mark Rutte | Recep Tayyip Erdogan | Mahmoud Abbas | Ismail Haniyeh
    Yahya Sinwar | Hassan Nasrallah | Bashar al-Assad | Ahmed al-Sharaa | Mohammed bin Salman
    Abdel Fattah al-Sisi | Raja Abdullah II | Min Aung Hlaing | Nicolas Maduro | Lula da Silva
    Javier Milei | Justin Trudeau | Mark Carney | Anthony Albanese | Wang Yi | Li Qiang
    Dmitry Peskov | Dmitry Medvedev | Maria Zakharova | Karoline Leavitt | Ursula von der Leyen
    Kaja Kallas | Josep Borrell | Viktor Orban | Andrzej Duda | Donald Tusk | Giorgia Meloni
    Pedro Sanchez | Tedros Adhanom Ghebreyesus | Rafael Grossi | Yoav Gallant | Israel Katz
    Gideon Saar | Esmail Baghaei | Steve Witkoff | JD Vance | Kamala Harris | Mike Pompeo
    Barack Obama | Angela Merkel | Boris Johnson | Rishi Sunak | Shinzo Abe | Moon Jae-in
    Rodrigo Duterte | Paetongtarn Shinawatra | Hun Manet | Hun Sen | To Lam | Lawrence Wong
    Aung San Suu Kyi | Imran Khan
    """
)

BODIES = phrases(
    """
    PBB | NATO | Hamas | Hizbullah | Houthi | Taliban | ISIS | IAEA | WHO | ASEAN | Uni Eropa
    Kremlin | Gedung Putih | Pentagon | CIA | Mossad | IDF | IRGC | Dewan Keamanan PBB
    Majelis Umum PBB | Mahkamah Internasional | Mahkamah Pidana Internasional | Liga Arab | Uni Afrika
    Bank Dunia | IMF | OPEC | BRICS | Kementerian Luar Negeri | Kementerian Pertahanan
    Departemen Luar Negeri | Komisi Eropa | Garda Revolusi Iran | Jihad Islam | Otoritas Palestina
    Kongres AS | Senat AS | Parlemen Eropa | Palang Merah Internasional | UNRWA | UNICEF
    Amnesty International | Human Rights Watch | Partai Buruh | Partai Republik | Partai Demokrat
    Grup Wagner
    """
)

CITIES = phrases(
    """
    Moskow | Kyiv | Kiev | Washington | Teheran | Yerusalem | Tel Aviv | Gaza | Jalur Gaza
    Tepi Barat | Rafah | Beijing | Pyongyang | Seoul | Tokyo | Taipei | New Delhi | Islamabad | Ankara
    Istanbul | Damaskus | Baghdad | Beirut | Sanaa | Kairo | Amman | Doha | Riyadh | Jeddah | Dubai
    Paris | Berlin | London | Brussel | Jenewa | Wina | Roma | Madrid | Warsawa | Minsk | Kabul
    Naypyidaw | Yangon | Bangkok | Phnom Penh | Hanoi | Manila | Kuala Lumpur | Singapura | Jakarta
    Canberra | Ottawa | New York | Donetsk | Luhansk | Kharkiv | Odesa | Kherson | Kursk | Belgorod
    Krimea | Donbas | Mariupol | Natanz | Fordow | Isfahan | Aleppo | Idlib | Khan Younis
    Laut China Selatan | Selat Hormuz | Laut Merah | Semenanjung Korea | Timur Tengah
    Dataran Tinggi Golan | Khartoum | Addis Ababa | Nairobi | Tripoli | Caracas | Bogota | Havana
    """
)

TITLES = phrases(
    """
    Presiden | Perdana Menteri | Menteri Luar Negeri | Menlu | Menteri Pertahanan | Menhan | PM
    Juru bicara | Jubir | Pejabat | Dubes | Duta Besar | Panglima | Utusan khusus | Wakil Presiden
    Kanselir | Raja | Pemimpin | Ketua parlemen | Mantan presiden | Penasihat
    """
)

GROUPS = [
    "pasukan",
    "tentara",
    "militer",
    "pejabat",
    "pemerintah",
    "parlemen",
    "polisi",
    "menteri luar negeri",
    "juru bicara",
    "pemimpin",
    "warga",
]

SAY_CLAUSE = listed(
    """
    mengatakan menyatakan menegaskan menambahkan menjelaskan mengungkapkan menuturkan mengumumkan
    mengaku mengakui mengklaim memastikan menilai menganggap percaya yakin meyakini menduga
    memperkirakan memprediksi berharap melaporkan memperingatkan mengingatkan membantah menuduh
    berpendapat menyimpulkan membenarkan mengonfirmasi menyampaikan mengisyaratkan menekankan
    khawatir curiga menyebut mengungkap memberitakan
    """
)

SAY_AFTER = listed(
    """
    kata ujar ucap tutur ungkap tegas jelas imbuh papar tambah tulis lapor
    """
)

URGE = listed(
    """
    mendesak meminta menuntut menyerukan memerintahkan mengajak mengimbau menyarankan memaksa
    mengizinkan melarang menekan mendorong memohon membujuk membantu menugaskan mengancam
    """
)

DAYS = listed(
    """
    Senin Selasa Rabu Kamis Jumat Sabtu Minggu
    """
)

# Transitive verbs as headlines write them, without meN-.
BARE_VERBS = listed(
    """
    serang tolak kecam desak minta tuduh ancam tembak luncurkan bunuh tangkap kirim dukung kutuk
    peringatkan sebut bantah puji kritik kunjungi temui undang usir tahan bebaskan gempur bombardir
    rudal hancurkan rebut kuasai duduki blokade blokir boikot hentikan batalkan tunda cabut jatuhkan
    perpanjang perketat perkuat tingkatkan kurangi pangkas naikkan turunkan umumkan sepakati
    tandatangani ratifikasi setujui sahkan veto gugat adili vonis hukum penjarakan deportasi
    selidiki sita bekukan jual beli borong pasok bantu lindungi pertahankan kerahkan siagakan tarik
    tambah tempatkan uji tes pamerkan bangun produksi kembangkan gelar gagalkan cegat tangkis balas
    lawan hadapi tantang sindir remehkan ejek cela sesalkan tawarkan ajukan usulkan janjikan berikan
    terima sambut jamu panggil lobi bujuk tekan paksa larang izinkan ajak seru imbau tuntut sanksi
    jatuhi targetkan incar sasar bidik sadap retas curi bocorkan ungkap bongkar rilis akui klaim
    ingatkan waspadai pantau awasi kawal evakuasi pulangkan selamatkan tinggalkan masuki langgar
    lewati lintasi terobos kepung buru sandera culik siksa eksekusi tunjuk angkat pecat copot ganti
    lantik pilih menangkan kalahkan ungguli salip pimpin hadiri buka tutup gandeng rangkul jalin
    putus putuskan pulihkan rusak bakar ledakkan tabrak tenggelamkan jegal hambat dorong fasilitasi
    mediasi tengahi kecualikan anggap nilai lihat
    """
)

OBJECTS = phrases(
    """
    gencatan senjata | sanksi baru | serangan udara | rudal balistik | pangkalan militer
    fasilitas nuklir | kesepakatan damai | perundingan damai | bantuan militer | bantuan kemanusiaan
    kapal perang | jet tempur | drone | senjata nuklir | program nuklir | tarif impor
    pasukan perdamaian | resolusi PBB | usulan AS | rencana perdamaian | tawanan perang | sandera
    warga sipil | duta besar | hubungan diplomatik | kerja sama ekonomi | latihan militer
    sistem pertahanan udara | wilayah udara | perbatasan | ibu kota | kamp pengungsi | rumah sakit
    hak veto | perjanjian dagang | aneksasi Tepi Barat | blokade Gaza | invasi Rusia | ekspor minyak
    aset negara
    """
)

SUBORDINATORS = listed(
    """
    karena sehingga sementara sedangkan setelah usai sebelum ketika saat sejak meski meskipun kendati walau
    walaupun jika kalau apabila bila agar supaya lantaran sebab selama hingga sampai seraya sambil padahal
    """
)
OPENING_SUBORDINATORS = listed(
    """
    Karena Setelah Usai Sebelum Ketika Saat Sejak Meski Meskipun Kendati Walau Walaupun Jika Kalau Apabila
    Bila Selama Sementara Begitu
    """
)
MEDIA = phrases(
    """
    Reuters | AFP | BBC | CNN | Al Jazeera | AP | Xinhua | Kompas | Antara | The Guardian | RIA Novosti
    TASS | The New York Times | Sputnik | Anadolu | Tasnim | IRNA | Haaretz | NHK | Yonhap | Kyodo
    Associated Press
    """
)
TIMES = phrases(
    """
    tahun ini | tahun lalu | bulan ini | bulan lalu | bulan depan | pekan ini | pekan lalu | pekan depan
    hari ini | kemarin | besok | minggu depan | minggu lalu | malam ini | tahun depan | hari itu
    pagi ini | siang tadi
    """
)
# What closes a time: part of speech and relation to the noun before it.
TIME_TAILS = {
    "ini": ("DET", "det"),
    "itu": ("DET", "det"),
    "lalu": ("ADJ", "amod"),
    "depan": ("NOUN", "nmod"),
    "tadi": ("ADV", "advmod"),
}
PASSIVE_VERBS = listed(
    """
    ditangkap dibunuh diserang ditembak ditahan dituduh dibebaskan ditemukan digelar diluncurkan
    dijatuhi dihukum dideportasi diusir dicegat dihancurkan direbut dikuasai diduduki dibom digempur
    disandera diculik disiksa dieksekusi dipenjara diadili divonis didakwa diselidiki disita
    dibekukan diblokir diboikot dicabut ditunda dibatalkan diumumkan disepakati ditandatangani
    ditolak diveto dikecam dikritik dipuji didukung diundang disambut ditemui diperingatkan diancam
    didesak diminta dikerahkan dikirim ditarik ditempatkan dipulangkan dievakuasi diselamatkan
    dilantik dipecat ditunjuk dipilih diganti dicopot dilukai ditewaskan dirusak dibakar diledakkan
    """
)


def write_classes(classes: Mapping[str, Sequence[str]], path: Path, *, by: str) -> None:
    """Write words by class, classes in numbers first; `by` is the script that made them."""
    lines = [f"# Made by {by}: a class (binary logarithm of the count) or a kind, then its words."]
    for kind, words in sorted(classes.items(), key=lambda item: (not item[0].isdigit(), item[0].zfill(9))):
        lines += [f"{kind}\t{' '.join(words[at : at + _LINE])}" for at in range(0, len(words), _LINE)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
