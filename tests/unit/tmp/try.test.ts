import { readFileSync } from 'node:fs';
import { mapList, readSheets } from '../../../static/admin/bulk/import/mapList';
import { readList } from '../../../static/admin/bulk/import/readList';
const DIR='/work/main/tests/fixtures/exports/';
const expected=JSON.parse(readFileSync(DIR+'expected.json','utf8'));
const ENC: any={ 'cp1252':'windows-1252','cp1250':'windows-1250','cp932':'shift_jis','utf-8':'utf-8'};
test('x',()=>{
 const out:string[]=[];
 for(const f of expected.files){ if(f.format.kind!=='csv') continue;
  const bytes=readFileSync(DIR+f.file);
  const text=new TextDecoder(ENC[f.format.encoding],{ignoreBOM:true}).decode(bytes);
  const src=readSheets({kind:'text',text});
  if('refused' in src){out.push(f.file+' REFUSED '+src.refused);continue;}
  const m=mapList(src);
  if('refused' in m){out.push(f.file+' REFUSED '+m.refused);continue;}
  out.push('## '+f.file+' header '+m.layout?.header?.row+' skipped '+JSON.stringify(m.layout?.skipped));
  for(const c of m.columns){ const x=f.columns.find((y:any)=>y.index===c.place); const role=(c.suggested??'?'); const okr=[x?.role,...(x?.also_ok??[])].map((s:any)=>String(s).toLowerCase());
   if(!okr.includes(role)) out.push('   COL '+c.header+' got '+role+' ('+c.reason+') want '+okr);}
  out.push('   problems '+JSON.stringify(m.problems)+' max '+f.max_questions);
  for(const w of m.words){ const raw=Object.keys(f.action_words).find(k=>k.trim().toLowerCase()===w.word.toLowerCase()); const want=raw===undefined?'??':f.action_words[raw]; if((w.meaning??null)!==want) out.push('   WORD '+w.word+' got '+w.meaning+' want '+want);}
  const g={...m,mapping:{...m.mapping,group:m.mapping.roles.includes('group')?undefined:{id:'G',name:'G'} as any}};
  const l=readList(g as any);
  if('refused' in l){out.push(' LIST REFUSED '+l.refused);continue;}
  out.push('   findings '+l.findings.map(x=>x.row+' '+x.code+(x.fixed?'':'!')).join(', '));
  out.push('   rows '+l.rows.map(r=>r.row+':'+(r.group??'?')+'/'+(r.person?(r.person.kind==='account'?r.person.accountId.slice(-4):r.person.email+((r.person as any).otherEmails?'+'+(r.person as any).otherEmails:'')):'?'+(r.name??''))+'/'+(r.action??'?')).join(' '));
 }
 console.log(out.join('\n'));
});
