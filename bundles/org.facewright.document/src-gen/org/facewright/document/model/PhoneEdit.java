package org.facewright.document.model;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Phone Edit</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * What was asked of one phone, and by what it is known again when the speech changes.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.PhoneEdit#getPhone <em>Phone</em>}</li>
 *   <li>{@link org.facewright.document.model.PhoneEdit#getWord <em>Word</em>}</li>
 *   <li>{@link org.facewright.document.model.PhoneEdit#getBefore <em>Before</em>}</li>
 *   <li>{@link org.facewright.document.model.PhoneEdit#getAfter <em>After</em>}</li>
 *   <li>{@link org.facewright.document.model.PhoneEdit#getOccurrence <em>Occurrence</em>}</li>
 *   <li>{@link org.facewright.document.model.PhoneEdit#getStart <em>Start</em>}</li>
 *   <li>{@link org.facewright.document.model.PhoneEdit#getEnd <em>End</em>}</li>
 *   <li>{@link org.facewright.document.model.PhoneEdit#isDetached <em>Detached</em>}</li>
 *   <li>{@link org.facewright.document.model.PhoneEdit#getStrength <em>Strength</em>}</li>
 *   <li>{@link org.facewright.document.model.PhoneEdit#getLead <em>Lead</em>}</li>
 *   <li>{@link org.facewright.document.model.PhoneEdit#getHold <em>Hold</em>}</li>
 *   <li>{@link org.facewright.document.model.PhoneEdit#getClosureLock <em>Closure Lock</em>}</li>
 *   <li>{@link org.facewright.document.model.PhoneEdit#getBias <em>Bias</em>}</li>
 * </ul>
 *
 * @see org.facewright.document.model.DocumentPackage#getPhoneEdit()
 * @model
 * @generated
 */
public interface PhoneEdit extends EObject {
	/**
	 * Returns the value of the '<em><b>Phone</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The phone's label.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Phone</em>' attribute.
	 * @see #setPhone(String)
	 * @see org.facewright.document.model.DocumentPackage#getPhoneEdit_Phone()
	 * @model default=""
	 * @generated
	 */
	String getPhone();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.PhoneEdit#getPhone <em>Phone</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Phone</em>' attribute.
	 * @see #getPhone()
	 * @generated
	 */
	void setPhone(String value);

	/**
	 * Returns the value of the '<em><b>Word</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The word it is in; none when unknown.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Word</em>' attribute.
	 * @see #setWord(String)
	 * @see org.facewright.document.model.DocumentPackage#getPhoneEdit_Word()
	 * @model
	 * @generated
	 */
	String getWord();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.PhoneEdit#getWord <em>Word</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Word</em>' attribute.
	 * @see #getWord()
	 * @generated
	 */
	void setWord(String value);

	/**
	 * Returns the value of the '<em><b>Before</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Label of the phone before; empty at the start.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Before</em>' attribute.
	 * @see #setBefore(String)
	 * @see org.facewright.document.model.DocumentPackage#getPhoneEdit_Before()
	 * @model default=""
	 * @generated
	 */
	String getBefore();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.PhoneEdit#getBefore <em>Before</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Before</em>' attribute.
	 * @see #getBefore()
	 * @generated
	 */
	void setBefore(String value);

	/**
	 * Returns the value of the '<em><b>After</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Label of the phone after; empty at the end.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>After</em>' attribute.
	 * @see #setAfter(String)
	 * @see org.facewright.document.model.DocumentPackage#getPhoneEdit_After()
	 * @model default=""
	 * @generated
	 */
	String getAfter();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.PhoneEdit#getAfter <em>After</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>After</em>' attribute.
	 * @see #getAfter()
	 * @generated
	 */
	void setAfter(String value);

	/**
	 * Returns the value of the '<em><b>Occurrence</b></em>' attribute.
	 * The default value is <code>"0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * How many phones of this label come before it in the take.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Occurrence</em>' attribute.
	 * @see #setOccurrence(int)
	 * @see org.facewright.document.model.DocumentPackage#getPhoneEdit_Occurrence()
	 * @model default="0"
	 * @generated
	 */
	int getOccurrence();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.PhoneEdit#getOccurrence <em>Occurrence</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Occurrence</em>' attribute.
	 * @see #getOccurrence()
	 * @generated
	 */
	void setOccurrence(int value);

	/**
	 * Returns the value of the '<em><b>Start</b></em>' attribute.
	 * The default value is <code>"0.0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Seconds.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Start</em>' attribute.
	 * @see #setStart(double)
	 * @see org.facewright.document.model.DocumentPackage#getPhoneEdit_Start()
	 * @model default="0.0"
	 * @generated
	 */
	double getStart();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.PhoneEdit#getStart <em>Start</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Start</em>' attribute.
	 * @see #getStart()
	 * @generated
	 */
	void setStart(double value);

	/**
	 * Returns the value of the '<em><b>End</b></em>' attribute.
	 * The default value is <code>"0.0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Seconds.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>End</em>' attribute.
	 * @see #setEnd(double)
	 * @see org.facewright.document.model.DocumentPackage#getPhoneEdit_End()
	 * @model default="0.0"
	 * @generated
	 */
	double getEnd();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.PhoneEdit#getEnd <em>End</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>End</em>' attribute.
	 * @see #getEnd()
	 * @generated
	 */
	void setEnd(double value);

	/**
	 * Returns the value of the '<em><b>Detached</b></em>' attribute.
	 * The default value is <code>"false"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * True when the phone was not found again; without effect until it is put on another one.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Detached</em>' attribute.
	 * @see #setDetached(boolean)
	 * @see org.facewright.document.model.DocumentPackage#getPhoneEdit_Detached()
	 * @model default="false"
	 * @generated
	 */
	boolean isDetached();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.PhoneEdit#isDetached <em>Detached</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Detached</em>' attribute.
	 * @see #isDetached()
	 * @generated
	 */
	void setDetached(boolean value);

	/**
	 * Returns the value of the '<em><b>Strength</b></em>' attribute.
	 * The default value is <code>"1.0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Times its own deviation from its neighbours; 1 leaves it.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Strength</em>' attribute.
	 * @see #setStrength(double)
	 * @see org.facewright.document.model.DocumentPackage#getPhoneEdit_Strength()
	 * @model default="1.0"
	 * @generated
	 */
	double getStrength();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.PhoneEdit#getStrength <em>Strength</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Strength</em>' attribute.
	 * @see #getStrength()
	 * @generated
	 */
	void setStrength(double value);

	/**
	 * Returns the value of the '<em><b>Lead</b></em>' attribute.
	 * The default value is <code>"0.0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Seconds by which it begins earlier, negative for later.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Lead</em>' attribute.
	 * @see #setLead(double)
	 * @see org.facewright.document.model.DocumentPackage#getPhoneEdit_Lead()
	 * @model default="0.0"
	 * @generated
	 */
	double getLead();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.PhoneEdit#getLead <em>Lead</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Lead</em>' attribute.
	 * @see #getLead()
	 * @generated
	 */
	void setLead(double value);

	/**
	 * Returns the value of the '<em><b>Hold</b></em>' attribute.
	 * The default value is <code>"0.0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Share of its length by which it is held longer, negative for shorter.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Hold</em>' attribute.
	 * @see #setHold(double)
	 * @see org.facewright.document.model.DocumentPackage#getPhoneEdit_Hold()
	 * @model default="0.0"
	 * @generated
	 */
	double getHold();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.PhoneEdit#getHold <em>Hold</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Hold</em>' attribute.
	 * @see #getHold()
	 * @generated
	 */
	void setHold(double value);

	/**
	 * Returns the value of the '<em><b>Closure Lock</b></em>' attribute.
	 * The default value is <code>"0.0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * 0 leaves the lips; 1 closes them, or brings the lower one to the teeth.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Closure Lock</em>' attribute.
	 * @see #setClosureLock(double)
	 * @see org.facewright.document.model.DocumentPackage#getPhoneEdit_ClosureLock()
	 * @model default="0.0"
	 * @generated
	 */
	double getClosureLock();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.PhoneEdit#getClosureLock <em>Closure Lock</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Closure Lock</em>' attribute.
	 * @see #getClosureLock()
	 * @generated
	 */
	void setClosureLock(double value);

	/**
	 * Returns the value of the '<em><b>Bias</b></em>' attribute.
	 * The default value is <code>"0.0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * -1 leaves the opening to the jaw, 1 to the lips.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Bias</em>' attribute.
	 * @see #setBias(double)
	 * @see org.facewright.document.model.DocumentPackage#getPhoneEdit_Bias()
	 * @model default="0.0"
	 * @generated
	 */
	double getBias();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.PhoneEdit#getBias <em>Bias</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Bias</em>' attribute.
	 * @see #getBias()
	 * @generated
	 */
	void setBias(double value);

} // PhoneEdit
